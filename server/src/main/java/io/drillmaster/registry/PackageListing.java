package io.drillmaster.registry;

import io.drillmaster.drillpackages.Ecosystem;
import java.util.List;

/**
 * A package as the registry has it at one moment.
 *
 * @param key the normalised name
 * @param name as first published
 * @param revision grows with every change
 * @param files oldest first, withdrawn ones left out
 * @param distTags those whose version is there
 */
public record PackageListing(
        Ecosystem ecosystem, String key, String name, long revision, List<RegistryFile> files, List<DistTag> distTags) {
    public PackageListing {
        files = List.copyOf(files);
        distTags = List.copyOf(distTags);
    }

    /** What of it this viewer sees; possibly no file at all. */
    public PackageListing seenBy(Viewer viewer) {
        return viewer.only().isEmpty()
                ? this
                : new PackageListing(
                        ecosystem,
                        key,
                        name,
                        revision,
                        files.stream()
                                .filter(file -> viewer.sees(file.exercise()))
                                .toList(),
                        distTags.stream()
                                .filter(tag -> viewer.sees(tag.exercise()))
                                .toList());
    }
}
