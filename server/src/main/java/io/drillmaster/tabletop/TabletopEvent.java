package io.drillmaster.tabletop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drillmaster.common.Problem;
import java.time.Instant;

/** What happens in a session: one of these. Stored as JSON with its kind; a kind, once written, is never renamed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CourseEvent.LobbyOpened.class, name = "LOBBY_OPENED"),
    @JsonSubTypes.Type(value = CourseEvent.Started.class, name = "STARTED"),
    @JsonSubTypes.Type(value = CourseEvent.Paused.class, name = "PAUSED"),
    @JsonSubTypes.Type(value = CourseEvent.Resumed.class, name = "RESUMED"),
    @JsonSubTypes.Type(value = CourseEvent.Jumped.class, name = "JUMPED"),
    @JsonSubTypes.Type(value = CourseEvent.StopCalled.class, name = "STOP_CALLED"),
    @JsonSubTypes.Type(value = CourseEvent.StopLifted.class, name = "STOP_LIFTED"),
    @JsonSubTypes.Type(value = CourseEvent.HotwashBegun.class, name = "HOTWASH_BEGUN"),
    @JsonSubTypes.Type(value = CourseEvent.Closed.class, name = "CLOSED"),
    @JsonSubTypes.Type(value = PeopleEvent.Joined.class, name = "JOINED"),
    @JsonSubTypes.Type(value = PeopleEvent.RoleChanged.class, name = "ROLE_CHANGED"),
    @JsonSubTypes.Type(value = PeopleEvent.Removed.class, name = "REMOVED"),
    @JsonSubTypes.Type(value = PeopleEvent.DoorLocked.class, name = "DOOR_LOCKED"),
    @JsonSubTypes.Type(value = PeopleEvent.DoorUnlocked.class, name = "DOOR_UNLOCKED"),
    @JsonSubTypes.Type(value = PeopleEvent.CodeRotated.class, name = "CODE_ROTATED"),
    @JsonSubTypes.Type(value = PeopleEvent.HandRaised.class, name = "HAND_RAISED"),
    @JsonSubTypes.Type(value = PeopleEvent.HandLowered.class, name = "HAND_LOWERED"),
    @JsonSubTypes.Type(value = InjectEvent.Released.class, name = "RELEASED"),
    @JsonSubTypes.Type(value = InjectEvent.Recalled.class, name = "RECALLED"),
    @JsonSubTypes.Type(value = InjectEvent.Skipped.class, name = "SKIPPED"),
    @JsonSubTypes.Type(value = InjectEvent.Inserted.class, name = "INSERTED"),
    @JsonSubTypes.Type(value = InjectEvent.TimerExtended.class, name = "TIMER_EXTENDED"),
    @JsonSubTypes.Type(value = InjectEvent.Answered.class, name = "ANSWERED"),
    @JsonSubTypes.Type(value = InjectEvent.Reminded.class, name = "REMINDED"),
    @JsonSubTypes.Type(value = InjectEvent.Coded.class, name = "CODED"),
    @JsonSubTypes.Type(value = InjectEvent.Revealed.class, name = "REVEALED"),
    @JsonSubTypes.Type(value = InjectEvent.Agreed.class, name = "AGREED"),
    @JsonSubTypes.Type(value = InjectEvent.Decided.class, name = "DECIDED"),
    @JsonSubTypes.Type(value = RecordEvent.Parked.class, name = "PARKED"),
    @JsonSubTypes.Type(value = RecordEvent.ParkingSettled.class, name = "PARKING_SETTLED"),
    @JsonSubTypes.Type(value = RecordEvent.Asked.class, name = "ASKED"),
    @JsonSubTypes.Type(value = RecordEvent.Noted.class, name = "NOTED"),
    @JsonSubTypes.Type(value = RecordEvent.Corrected.class, name = "CORRECTED"),
    @JsonSubTypes.Type(value = RecordEvent.ActionAssigned.class, name = "ACTION_ASSIGNED"),
    @JsonSubTypes.Type(value = RecordEvent.ActionDone.class, name = "ACTION_DONE"),
    @JsonSubTypes.Type(value = RecordEvent.Rated.class, name = "RATED"),
    @JsonSubTypes.Type(value = RecordEvent.LookedBack.class, name = "LOOKED_BACK"),
    @JsonSubTypes.Type(value = RecordEvent.LookingBackRevealed.class, name = "LOOKING_BACK_REVEALED"),
    @JsonSubTypes.Type(value = RecordEvent.Voted.class, name = "VOTED")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface TabletopEvent permits CourseEvent, PeopleEvent, InjectEvent, RecordEvent {
    /**
     * Whether it may happen now.
     *
     * @throws Problem in words for whoever tried, when it may not
     */
    void check(SessionState state, Actor by, Instant now);

    /** What it changes. Only called with what {@link #check} let through. */
    void apply(SessionState state, Entry entry);
}
