
namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>A sandbox of its own for one test class; ended, with its folder, when the class is done.</summary>
public sealed class TestSandbox : IAsyncLifetime
{
    /// <summary>The sandbox.</summary>
    public SandboxInfo Info { get; private set; } = null!;

    /// <summary>Calls it.</summary>
    internal AwsCaller Aws { get; private set; } = null!;

    /// <summary>A new state folder below the system's temporary folder.</summary>
    public static string NewStateDirectory() =>
        Path.Combine(Path.GetTempPath(), $"stagingtools-test-{Guid.NewGuid():N}", "sandbox");

    /// <summary>Starts a sandbox, or skips the test where its tools are missing.</summary>
    public static async Task<SandboxInfo> StartAsync(string? stateDirectory = null)
    {
        try
        {
            return await SandboxController.StartAsync(
                new SandboxOptions { StateDirectory = stateDirectory ?? NewStateDirectory() },
                cancellationToken: TestContext.Current.CancellationToken);
        }
        catch (SandboxException missing) when (missing.Message.Contains("Install", StringComparison.Ordinal))
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    /// <summary>Ends a sandbox and removes what <see cref="NewStateDirectory"/> made.</summary>
    public static async Task StopAsync(SandboxInfo info)
    {
        await SandboxController.StopAsync(info.StateDirectory, CancellationToken.None);
        Directory.Delete(Path.GetDirectoryName(info.StateDirectory)!, recursive: true);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Info = await StartAsync();
        Aws = new AwsCaller(Info);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Info is null) return;
        Aws.Dispose();
        await StopAsync(Info);
    }
}
