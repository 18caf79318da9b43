package io.drillmaster.alert.source;

import io.drillmaster.alert.AlertSource;
import java.util.List;
import java.util.Optional;

/** Every source there is. A new one is its class and a line here. */
public final class AlertSources {
    /** In the order in which people are shown them. */
    public static final List<AlertSource> ALL = List.of(
            new Falco(),
            new GitHub(),
            new GitLab(),
            new Jenkins(),
            new CircleCi(),
            new Buildkite(),
            new AzureDevOps(),
            new Alertmanager(),
            new Grafana(),
            new Splunk(),
            new Elastic(),
            new OpenSearch(),
            new Datadog(),
            new Sentinel(),
            new CloudEvents(),
            new Ocsf(),
            new Wazuh(),
            new Osquery(),
            new PagerDuty(),
            new Slack(),
            new Opsgenie(),
            new Jira(),
            new Generic());

    private AlertSources() {}

    /** The source with this id. */
    public static Optional<AlertSource> byId(String id) {
        return ALL.stream().filter(source -> source.id().equals(id)).findFirst();
    }
}
