using StagingTools.Engine.Environments.Dns;

namespace StagingTools.Cli.Views;

/// <summary>DNS records, a line each.</summary>
internal sealed class DnsView : IView<StagingDnsRecord>
{
    private readonly Table table = new("domain", "type", "target", "change", "before", "zone");

    /// <inheritdoc/>
    public void Add(StagingDnsRecord result, TextWriter output) => table.Row(
        result.Domain,
        result.Type,
        result.Target ?? "-",
        result.Change switch
        {
            DnsChange.TakenOver => "taken over",
            var change => change.ToString().ToLowerInvariant(),
        },
        result.PreviousTarget ?? "-",
        result.HostedZone);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }
}
