using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Opens streams of CloudWatch Logs for the output of the sandbox's own servers and tasks.</summary>
internal sealed class LogStreams(WireClient moto, TimeProvider time, SandboxLog log)
{
    /// <summary>Opens a stream; it is made in the background.</summary>
    public LogStream Open(string region, string group, string stream, bool createGroup) =>
        new(moto, time, log, region, group, stream, createGroup);

    /// <summary>Whether a group exists.</summary>
    public async Task<bool> GroupExistsAsync(string region, string group, CancellationToken cancellationToken)
    {
        var answer = await moto.JsonAsync(
            "logs",
            region,
            "Logs_20140328.DescribeLogGroups",
            new System.Text.Json.Nodes.JsonObject { ["logGroupNamePrefix"] = group },
            cancellationToken).ConfigureAwait(false);
        return answer["logGroups"]?.AsArray().Any(found => (string?)found?["logGroupName"] == group) == true;
    }
}
