using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Monitoring;

/// <summary>Tells how an environment's alarms are: those that carry its tags, whoever made them. Changes nothing.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetAlert(StagingContext context)
{
    private const int MostNames = 100;

    /// <summary>Tells.</summary>
    /// <param name="request">Of which environment, and which of them.</param>
    /// <param name="host">Is told details.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The alarms: those that are raised first, then by name. None when a pattern or a state matches none.</returns>
    /// <exception cref="StagingException">
    /// <c>AlertNotFound</c> for a name that is no pattern; <c>EnvironmentNotFound</c> when nothing carries the environment's tags.
    /// </exception>
    public async IAsyncEnumerable<StagingAlert> RunAsync(
        GetAlertRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);
        IReadOnlyList<string> arns = await TaggedResources.ListAsync(session, name.Project, name.Name, ["cloudwatch:alarm"], cancellationToken);
        host.Verbose($"{arns.Count} alarms carry the tags of {name.Name} in {session.Region}.");
        if (arns.Count == 0 && (await TaggedResources.ListAsync(session, name.Project, name.Name, [], cancellationToken)).Count == 0)
            throw new StagingException(
                "EnvironmentNotFound",
                StagingErrorCategory.NotFound,
                $"Nothing carries the tags of an environment '{name.Name}' of {name.Project} in {session.Region}.")
            {
                TargetInput = name.Name,
                RecommendedAction = "Check project, environment and region; 'staging get --all' shows those that there are.",
            };

        List<StagingAlert> alerts = await DescribeAsync(session, name, arns, cancellationToken);
        bool isExact = request.Name is { Length: > 0 } && request.Name.AsSpan().IndexOfAny('*', '?') < 0;
        if (isExact && !alerts.Exists(alert => Matches(request.Name, alert)))
            throw new StagingException(
                "AlertNotFound",
                StagingErrorCategory.NotFound,
                $"{name.Name} has no alarm '{request.Name}'. "
                + (alerts.Count == 0 ? "It has none." : $"It has {string.Join(", ", alerts.Select(alert => alert.Name).Order(StringComparer.Ordinal))}."))
            {
                TargetInput = request.Name,
                RecommendedAction = "Name one of them, or leave the name out for all.",
            };

        foreach (StagingAlert alert in alerts
            .Where(alert => Matches(request.Name, alert) && (request.State is null || alert.State == request.State))
            .OrderByDescending(alert => alert.State == AlertState.Alarm)
            .ThenBy(alert => alert.Name, StringComparer.Ordinal))
            yield return alert;
    }

    private static bool Matches(string? pattern, StagingAlert alert) =>
        string.IsNullOrEmpty(pattern) || FileSystemName.MatchesSimpleExpression(pattern, alert.Name, ignoreCase: true);

    // The tagging service also names what was deleted lately; CloudWatch does not describe that.
    private static async Task<List<StagingAlert>> DescribeAsync(
        AwsSession session, EnvironmentName name, IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        var alerts = new List<StagingAlert>();
        // arn:partition:cloudwatch:region:account:alarm:NAME, and a name may have colons of its own.
        foreach (string[] names in arns.Select(arn => arn.Split(':', 7)[^1]).Chunk(MostNames))
        {
            var request = new DescribeAlarmsRequest { AlarmNames = [.. names], AlarmTypes = ["MetricAlarm", "CompositeAlarm"], MaxRecords = MostNames };
            do
            {
                DescribeAlarmsResponse page = await session.CloudWatch.DescribeAlarmsAsync(request, cancellationToken);
                alerts.AddRange((page.MetricAlarms ?? []).Select(alarm => Alert(
                    alarm.AlarmName, alarm.StateValue, alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp, alarm.ActionsEnabled, alarm.AlarmActions) with
                {
                    Reason = alarm.StateReason,
                    Description = alarm.AlarmDescription,
                    Metric = alarm.MetricName is null ? null : $"{alarm.Namespace} {alarm.MetricName}",
                    Condition = AlertText.Describe(alarm),
                }));
                alerts.AddRange((page.CompositeAlarms ?? []).Select(alarm => Alert(
                    alarm.AlarmName, alarm.StateValue, alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp, alarm.ActionsEnabled, alarm.AlarmActions) with
                {
                    Reason = alarm.StateReason,
                    Description = alarm.AlarmDescription,
                    Condition = alarm.AlarmRule,
                }));
                request.NextToken = page.NextToken;
            }
            while (!string.IsNullOrEmpty(request.NextToken));
        }

        return alerts;

        StagingAlert Alert(string? alarm, StateValue? state, DateTime? since, bool? actionsEnabled, List<string>? actions) => new()
        {
            Project = name.Project,
            EnvironmentName = name.Name,
            Region = session.Region,
            Name = alarm!,
            State = Read(state),
            Since = since is { } moment ? new DateTimeOffset(moment.ToUniversalTime(), TimeSpan.Zero) : null,
            Notifies = actionsEnabled == true && actions is { Count: > 0 },
        };
    }

    private static AlertState Read(StateValue? state) => state?.Value switch
    {
        "OK" => AlertState.Ok,
        "ALARM" => AlertState.Alarm,
        _ => AlertState.InsufficientData,
    };
}
