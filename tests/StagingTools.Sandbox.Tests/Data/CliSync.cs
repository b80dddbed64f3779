using System.Diagnostics;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A sync by the shell face as a process of its own, in a folder and with a temporary folder of its own.</summary>
public sealed class CliSync : IDisposable
{
    private readonly string rules;

    public CliSync(string sourceUrl, string targetUrl, string rules)
    {
        Folder = Directory.CreateTempSubdirectory("stagingtools-cli-").FullName;
        TemporaryFolder = Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;
        this.rules = Path.Combine(Folder, "sanitization.yaml");
        File.WriteAllText(this.rules, rules);
        (SourceUrl, TargetUrl) = (sourceUrl, targetUrl);
    }

    public string Folder { get; }

    /// <summary>Where the process keeps what it keeps for a while.</summary>
    public string TemporaryFolder { get; }

    public string SourceUrl { get; set; }

    public string TargetUrl { get; set; }

    /// <summary>A program that is put before it, with its arguments, such as one that changes its network.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>What it left in its temporary folder.</summary>
    public IReadOnlyList<string> Leftovers =>
        [.. Directory.GetFileSystemEntries(TemporaryFolder).Select(path => Path.GetFileName(path)!)];

    /// <summary>Starts it.</summary>
    public CliRun Start()
    {
        string[] command =
        [
            .. Wrapper, DotNet, Path.Combine(AppContext.BaseDirectory, "staging.dll"),
            "sync", "--source", "env:SOURCE_URL", "--target", "env:TARGET_URL", "--key", "env:MASKING_KEY",
            "--rules", rules, "--force", "--output", "json",
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["SOURCE_URL"] = SourceUrl;
        start.Environment["TARGET_URL"] = TargetUrl;
        start.Environment["MASKING_KEY"] = "a key that is the same in every run";
        start.Environment["TMPDIR"] = TemporaryFolder;
        // The runtime's own sockets for debuggers would stay behind a process that is killed.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new CliRun(process);
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<CliOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using CliRun run = Start();
        return await run.EndAsync(cancellationToken);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
}
