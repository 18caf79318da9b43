package io.drillmaster.scenarios.msel;

/** A valid tabletop file that tests spoil in one place. */
final class MselText {
    static final String VALID = """
            id: TTX-90
            version: 1
            title: A morning with a surprise
            summary: Something happens in the morning, and people talk about it.
            duration: 60m
            roles:
              - id: ic
                name: Incident commander
                charter: Leads, and decides when nobody else can.
              - id: soc
                name: On-call
                charter: Looks at alerts.
            objectives:
              - id: OBJ-1
                title: An alert reaches a person
                capability: Detection
                targets:
                  - id: CT-1
                    title: Within 15 minutes
                    tasks:
                      - id: CT-1.1
                        title: Somebody says who looks at it.
            modules:
              - id: M1
                title: Morning
                storyTime: Day 1, 09:00
                duration: 40m
                situation: |
                  It is a quiet morning.

                  Nobody expects anything.
            injects:
              - id: TT-01
                module: M1
                at: 0m
                storyTime: Day 1, 09:10
                channel: pager
                from: Falco
                to: [soc]
                title: An alert about a shell
                body: |
                  Falco reports a shell.
                  It ran below a package manager.
                objective: OBJ-1
                tasks: [CT-1.1]
              - id: TT-02
                module: M1
                at: 10m
                storyTime: Day 1, 09:20
                from: Head of research
                title: What shall we do
                body: Two of us looked at it.
                decision:
                  prompt: What do you do first?
                  options:
                    - id: isolate
                      label: Take the host off the network.
                    - id: watch
                      label: Watch it for an hour.
                timer: 5m
              - id: TT-03
                module: M1
                storyTime: Day 1, 09:40
                from: On-call
                title: The host is silent
                body: Nothing more comes from the host.
                requires: [TT-02]
                onlyAfter:
                  inject: TT-02
                  option: isolate
            """;

    private MselText() {}

    /** The valid file with one piece of its text replaced. */
    static String with(String piece, String replacement) {
        if (!VALID.contains(piece)) {
            throw new IllegalArgumentException("not in the tabletop: " + piece);
        }
        return VALID.replace(piece, replacement);
    }
}
