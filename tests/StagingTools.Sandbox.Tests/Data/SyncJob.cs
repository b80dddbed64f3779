using StagingTools.Engine;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A sync in a folder of its own, between references to two URLs with passwords.</summary>
public sealed class SyncJob : IDisposable
{
    public SyncJob(string sourceUrl, string targetUrl, string? rules = null)
    {
        Folder = Directory.CreateTempSubdirectory("stagingtools-sync-").FullName;
        if (rules is not null)
            File.WriteAllText(Path.Combine(Folder, "sanitization.yaml"), rules);
        else
            File.Copy(Path.Combine(TwoServers.Examples, "sanitization.yaml"), Path.Combine(Folder, "sanitization.yaml"));
        Variables = new Dictionary<string, string>
        {
            ["SOURCE_URL"] = sourceUrl,
            ["TARGET_URL"] = targetUrl,
            ["MASKING_KEY"] = "a key that is the same in every test",
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        };
    }

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; }

    public SyncDataRequest Request { get; init; } = new() { Source = "env:SOURCE_URL", Target = "env:TARGET_URL", Key = "env:MASKING_KEY", Jobs = 2 };

    public RecordingHost Host { get; init; } = new();

    public StagingContext Context => new()
    {
        WorkingDirectory = Folder,
        TerraformDirectory = Folder,
        EnvironmentVariables = Variables,
    };

    /// <summary>Runs it as a face would.</summary>
    public async Task<StagingDataSync?> RunAsync(CancellationToken cancellationToken) =>
        await new SyncData(Context).RunAsync(Request, Host, cancellationToken);

    /// <summary>Runs it and returns the error that a user would see.</summary>
    public async Task<StagingException> RefusedAsync(CancellationToken cancellationToken)
    {
        Exception? failure = await Record.ExceptionAsync(() => RunAsync(cancellationToken));
        Assert.NotNull(failure);
        return StagingErrors.Translate(failure);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
