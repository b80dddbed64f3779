using Amazon.Route53;
using Amazon.Route53.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Dns;

/// <summary>Carries steps out: all of a zone in one change, or none of them.</summary>
/// <param name="session">The account.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DnsWriter(AwsSession session, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Changes the zones.</summary>
    /// <returns>The changes, by the zone's name.</returns>
    /// <exception cref="Errors.StagingException"><c>DnsChangeRefused</c>.</exception>
    public async Task<IReadOnlyList<(string Zone, string ChangeId)>> WriteAsync(
        IEnumerable<DnsStep> steps, EnvironmentName name, CancellationToken cancellationToken)
    {
        var made = new List<(string Zone, string ChangeId)>();
        foreach (IGrouping<DnsZone, DnsStep> zone in steps.Where(step => step.Changes.Count > 0).GroupBy(step => step.Zone))
        {
            try
            {
                ChangeResourceRecordSetsResponse answer = await session.Route53.ChangeResourceRecordSetsAsync(
                    new ChangeResourceRecordSetsRequest
                    {
                        HostedZoneId = zone.Key.Id,
                        ChangeBatch = new ChangeBatch
                        {
                            Comment = $"StagingTools: {name.Name} of {name.Project}",
                            Changes = [.. zone.SelectMany(step => step.Changes)],
                        },
                    },
                    cancellationToken);
                made.Add((zone.Key.Name, answer.ChangeInfo!.Id!));
            }
            catch (AmazonRoute53Exception refused) when (refused.ErrorCode is "InvalidChangeBatch" or "PriorRequestNotComplete" or "InvalidInput")
            {
                throw DnsErrors.Refused(zone.Key, refused);
            }
        }

        return made;
    }

    /// <summary>Waits until all servers have the changes.</summary>
    /// <exception cref="Errors.StagingException"><c>WaitTimedOut</c>.</exception>
    public async Task WaitAsync(
        IReadOnlyList<(string Zone, string ChangeId)> changes, int seconds, IHost host, CancellationToken cancellationToken)
    {
        const string Activity = "Waiting for Route 53";
        long start = timeProvider.GetTimestamp();
        foreach ((string zone, string change) in changes)
        {
            while ((await session.Route53.GetChangeAsync(new GetChangeRequest { Id = change }, cancellationToken)).ChangeInfo?.Status?.Value != "INSYNC")
            {
                if (timeProvider.GetElapsedTime(start) >= TimeSpan.FromSeconds(seconds))
                    throw DnsErrors.NotInSync(zone, seconds);

                host.Progress(new ProgressUpdate(Activity, $"{zone} is not in sync yet"));
                await Task.Delay(Interval, timeProvider, cancellationToken);
            }
        }

        host.Progress(new ProgressUpdate(Activity, "in sync") { Completed = true });
    }
}
