using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>A suite of stories of several minutes, each in a workshop of its own: only <c>./test.sh --all</c> runs it.</summary>
public abstract class LongEnvironmentSuite : IAsyncLifetime
{
    protected const string Project = "shop";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected EnvironmentWorkshop Workshop { get; } = new();

    public async ValueTask InitializeAsync()
    {
        TwoServers.SkipOutsideLongSuites();
        await Workshop.InitializeAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Workshop.DisposeAsync();
    }
}
