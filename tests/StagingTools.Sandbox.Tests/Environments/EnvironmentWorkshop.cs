using System.Globalization;
using StagingTools.Engine;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>A sandbox, a folder to work in and the product's terraform, for one test class.</summary>
public sealed class EnvironmentWorkshop : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    /// <summary>The sandbox.</summary>
    public SandboxInfo Info { get; private set; } = null!;

    /// <summary>The folder that outputs, logs and backups go to.</summary>
    public string WorkingDirectory => folder;

    /// <summary>The context of a run, with more variables.</summary>
    public StagingContext Context(params (string Name, string Value)[] variables)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string inherited in (string[])["PATH", "HOME", "TMPDIR", "STAGINGTOOLS_PROVIDER_MIRROR", "TF_CLI_CONFIG_FILE"])
        {
            if (Environment.GetEnvironmentVariable(inherited) is { Length: > 0 } value)
                all[inherited] = value;
        }

        foreach ((string name, string value) in Info.Environment)
            all[name] = value;
        foreach ((string name, string value) in variables)
            all[name] = value;
        return new StagingContext
        {
            WorkingDirectory = folder,
            TerraformDirectory = Path.Combine(FindRepository(), "terraform"),
            EnvironmentVariables = all,
        };
    }

    /// <summary>Every file below the working folder, by its relative path.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Info = await TestSandbox.StartAsync();
        if (SearchTerraform() is null)
            Assert.Skip("terraform is not on PATH.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Info is not null)
            await TestSandbox.StopAsync(Info);
        Directory.Delete(folder, recursive: true);
    }

    private static string? SearchTerraform() =>
        Environment.GetEnvironmentVariable("STAGINGTOOLS_TERRAFORM")
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "terraform"))
            .FirstOrDefault(File.Exists);

    private static string FindRepository()
    {
        for (DirectoryInfo? parent = new(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, "StagingTools.sln")))
                return parent.FullName;
        }

        throw new DirectoryNotFoundException(string.Create(
            CultureInfo.InvariantCulture, $"No StagingTools.sln above {AppContext.BaseDirectory}."));
    }
}
