using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A restore in the folder of a sync, of the sync's target.</summary>
public sealed class RestoreJob(SyncJob sync)
{
    public RestoreDataRequest Request { get; init; } = new() { Target = "env:TARGET_URL" };

    public RecordingHost Host { get; init; } = new();

    /// <summary>Runs it as a face would.</summary>
    public async Task<StagingDataRestore?> RunAsync(CancellationToken cancellationToken) =>
        await new RestoreData(sync.Context).RunAsync(Request, Host, cancellationToken);

    /// <summary>Runs it and returns the error that a user would see.</summary>
    public async Task<StagingException> RefusedAsync(CancellationToken cancellationToken)
    {
        Exception? failure = await Record.ExceptionAsync(() => RunAsync(cancellationToken));
        Assert.NotNull(failure);
        return StagingErrors.Translate(failure);
    }
}
