using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Opens streams of CloudWatch Logs for the output of the sandbox's own servers and tasks.</summary>
internal sealed class LogStreams(WireClient moto, LogStore store, TimeProvider time, SandboxLog log)
{
    /// <summary>Opens a stream; it is made in the background.</summary>
    public LogStream Open(string region, string group, string stream, bool createGroup) =>
        new(moto, store, time, log, region, group, stream, createGroup);

    /// <summary>Whether a group exists.</summary>
    public async Task<bool> GroupExistsAsync(string region, string group, CancellationToken cancellationToken)
    {
        try
        {
            await store.GroupAsync(region, group, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            return false;
        }
    }
}
