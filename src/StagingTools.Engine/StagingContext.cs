using System.Collections;
using System.Collections.Frozen;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine;

/// <summary>What the operations share: where they work, what surrounds them, which clock they read.</summary>
public sealed record StagingContext
{
    /// <summary>The folder under which outputs, logs and backups are written. Absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The folder that holds the product's <c>environments/</c> and <c>modules/</c> of terraform. Absolute.</summary>
    public required string TerraformDirectory { get; init; }

    /// <summary>The environment variables as the operations see them, and as child processes inherit them.</summary>
    public required IReadOnlyDictionary<string, string> EnvironmentVariables { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where references of the form <c>vault:NAME</c> lead; <see langword="null"/> for a face that has no vault.</summary>
    public ISecretVault? Vault { get; init; }

    /// <summary>
    /// Makes the transport of AWS and webhook calls; <see langword="null"/> for the network. Tests put a recorded one here.
    /// </summary>
    internal Func<HttpMessageHandler>? HttpHandlerFactory { get; init; }

    /// <summary>A variable's value; <see langword="null"/> when it is absent or empty.</summary>
    /// <param name="name">The variable's name.</param>
    public string? Variable(string name) =>
        EnvironmentVariables.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>A client for addresses that are no AWS operations.</summary>
    internal HttpClient OpenHttp() => HttpHandlerFactory is { } handlers ? new HttpClient(handlers(), disposeHandler: false) : new HttpClient();

    /// <summary>The context of this process.</summary>
    /// <param name="workingDirectory">The folder to work in; <see langword="null"/> takes the process's own.</param>
    /// <param name="terraformDirectory">
    /// The terraform folder; <see langword="null"/> takes <c>STAGINGTOOLS_TERRAFORM_DIR</c>, then <c>terraform/</c> beside
    /// the engine or above it.
    /// </param>
    public static StagingContext FromProcess(string? workingDirectory = null, string? terraformDirectory = null)
    {
        FrozenDictionary<string, string> variables = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToFrozenDictionary(
                entry => (string)entry.Key,
                entry => (string?)entry.Value ?? "",
                OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

        variables.TryGetValue("STAGINGTOOLS_TERRAFORM_DIR", out string? configured);
        return new StagingContext
        {
            WorkingDirectory = Path.GetFullPath(workingDirectory ?? Directory.GetCurrentDirectory()),
            TerraformDirectory = Path.GetFullPath(
                terraformDirectory ?? (string.IsNullOrEmpty(configured) ? FindTerraform() : configured)),
            EnvironmentVariables = variables,
        };
    }

    // The module keeps the engine in dependencies/ and terraform/ one level up; the CLI keeps both side by side.
    private static string FindTerraform()
    {
        string own = Path.GetDirectoryName(typeof(StagingContext).Assembly.Location) is { Length: > 0 } directory
            ? directory
            : AppContext.BaseDirectory;
        string beside = Path.Combine(own, "terraform");
        for (DirectoryInfo? folder = new(own); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "terraform");
            if (Directory.Exists(Path.Combine(candidate, "environments", "staging")))
                return candidate;
        }

        return beside;
    }
}
