package io.drillmaster.alert;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A run of a CI system, written {@code github:owner/repo:123} or {@code gitlab:group/project:123}. Both systems compare
 * paths without regard to letter case, so the path is kept in lower case.
 *
 * @param system {@code github} or {@code gitlab}
 * @param project path of the repository or project, lower case
 * @param number the workflow run's or the pipeline's id
 */
public record CiRun(String system, String project, long number) {
    /** Twenty groups with short names; the paths that people have are far shorter. */
    private static final int LONGEST = 500;

    private static final String NUMBER = "(\\d{1,18})(?!\\d|" + SearchableText.CUT + ")";
    private static final Pattern FORM = Pattern.compile("(github|gitlab):([\\w.-]+(?:/[\\w.-]+){1,20}):(\\d{1,18})");
    private static final Pattern GITHUB_ADDRESS =
            Pattern.compile("(?<![\\w.-])([\\w.-]{1,100}/[\\w.-]{1,100})/actions/runs/" + NUMBER);
    private static final Pattern GITLAB_ADDRESS =
            Pattern.compile("https?://[^/\\s]{1,255}/([\\w.-]{1,255}(?:/[\\w.-]{1,255}){1,20})/-/pipelines/" + NUMBER);

    public CiRun {
        project = project.toLowerCase(Locale.ROOT);
    }

    /** A workflow run of a repository {@code owner/repo}. */
    public static CiRun github(String repository, long runId) {
        return new CiRun("github", repository, runId);
    }

    /** A pipeline of a project {@code group/subgroup/project}. */
    public static CiRun gitlab(String path, long pipelineId) {
        return new CiRun("gitlab", path, pipelineId);
    }

    /** Whether it is written as any such run is; what a payload states as a path may be anything, and of any length. */
    boolean isPlausible() {
        var text = toString();
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /** Reads the written form, or the address of the run's page. */
    public static Optional<CiRun> parse(String text) {
        var form = FORM.matcher(text);
        if (form.matches()) {
            return Optional.of(new CiRun(form.group(1), form.group(2), Long.parseLong(form.group(3))));
        }
        return addressesIn(text, 1).stream().findFirst();
    }

    /** The runs whose addresses stand in the text; at most so many. */
    public static Set<CiRun> addressesIn(String text, int most) {
        var runs = new LinkedHashSet<CiRun>();
        var github = GITHUB_ADDRESS.matcher(text);
        while (text.contains("/actions/runs/") && runs.size() < most && github.find()) {
            runs.add(github(github.group(1), Long.parseLong(github.group(2))));
        }
        var gitlab = GITLAB_ADDRESS.matcher(text);
        while (text.contains("/-/pipelines/") && runs.size() < most && gitlab.find()) {
            runs.add(gitlab(gitlab.group(1), Long.parseLong(gitlab.group(2))));
        }
        return runs;
    }

    @Override
    public String toString() {
        return system + ":" + project + ":" + number;
    }
}
