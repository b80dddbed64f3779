using StagingTools.Engine.Monitoring;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether an alarm is raised, and whether those that there are tell anybody.</summary>
internal sealed class AlarmsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Alarms";

    /// <inheritdoc/>
    public string Category => "Monitoring";

    /// <inheritdoc/>
    public string Title => "the environment's alarms";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["tag:GetResources", "cloudwatch:DescribeAlarms"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        List<StagingAlert> alarms = await new GetAlert(scene.Context)
            .RunAsync(scene.About(new GetAlertRequest()), scene.Host, cancellationToken).ToListAsync(cancellationToken);
        if (alarms.Count == 0)
            return CheckResult.Warning("The environment has no alarms.", "Bring it up to date with 'staging new'.");

        StagingAlert[] raised = [.. alarms.Where(alarm => alarm.State == AlertState.Alarm)];
        if (raised.Length > 0)
            return CheckResult.Failed(
                raised.Length == 1 ? $"The alarm {raised[0].Name} is raised." : $"{raised.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)} alarms are raised.",
                "Read 'staging alerts', 'staging metrics' and 'staging logs' for what they watch.") with
            {
                Evidence = [.. raised.Select(alarm => $"{alarm.Name}: {alarm.Reason ?? alarm.Condition ?? "no reason"}")],
            };

        string[] silent = [.. alarms.Where(alarm => !alarm.Notifies).Select(alarm => alarm.Name)];
        int blind = alarms.Count(alarm => alarm.State == AlertState.InsufficientData);
        string[] evidence =
        [
            FormattableString.Invariant($"{alarms.Count} alarms, none raised"),
            .. blind > 0 ? [FormattableString.Invariant($"{blind} with too little data to tell")] : (string[])[],
        ];
        return silent.Length == 0
            ? CheckResult.Passed(evidence)
            : CheckResult.Warning(
                $"Nobody is told when an alarm is raised: {string.Join(", ", silent)}.", "Bring the alarms up to date with 'staging new'.") with
            {
                Evidence = evidence,
            };
    }
}
