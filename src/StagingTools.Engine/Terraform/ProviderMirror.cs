using System.Text;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Terraform;

/// <summary>Finds providers that are already on the machine, so that nothing has to be downloaded.</summary>
/// <remarks>
/// Terraform looks by itself into its user and system folders of plug-ins. Two more ways are added: a folder that
/// <c>STAGINGTOOLS_PROVIDER_MIRROR</c> names, and the folders below <c>/opt</c> where images for CI and closed networks
/// keep providers. Whoever configures terraform's installation of providers is left alone.
/// </remarks>
internal static class ProviderMirror
{
    /// <summary>The variable that names a folder in the layout <c>HOST/NAMESPACE/TYPE/VERSION/PLATFORM</c>.</summary>
    public const string Variable = "STAGINGTOOLS_PROVIDER_MIRROR";

    /// <summary>Folders that are tried when nothing is configured.</summary>
    private static readonly string[] SystemFolders = ["/opt/terraform/plugins", "/opt/terraform/providers", "/opt/tf-plugins"];

    /// <summary>The command-line configuration that terraform should use.</summary>
    /// <param name="context">The variables.</param>
    /// <param name="folder">Where a configuration of our own may be written.</param>
    /// <returns>The file; <see langword="null"/> to leave terraform to its own.</returns>
    /// <exception cref="StagingException"><c>ProviderMirrorNotFound</c>.</exception>
    public static string? Configure(StagingContext context, string folder) => Configure(context, folder, SystemFolders);

    /// <summary>The same with other folders to try.</summary>
    internal static string? Configure(StagingContext context, string folder, IReadOnlyList<string> systemFolders)
    {
        if (context.Variable(Variable) is { } configured)
            return Write(
                folder,
                HasProviders(configured)
                    ? Path.GetFullPath(configured)
                    : throw new StagingException(
                        "ProviderMirrorNotFound",
                        StagingErrorCategory.NotFound,
                        $"{Variable} names '{configured}', which holds no providers.")
                    {
                        TargetInput = configured,
                        RecommendedAction =
                            "Fill it with 'terraform providers mirror', or unset the variable to use the registry.",
                    });

        // A variable that points nowhere makes terraform warn and changes nothing: it counts as not set.
        if (context.Variable("TF_CLI_CONFIG_FILE") is { } chosen && File.Exists(chosen))
            return Path.GetFullPath(chosen);
        if (HasOwnConfiguration(context))
            return null;

        return systemFolders.FirstOrDefault(HasProviders) is { } found ? Write(folder, found) : null;
    }

    private static bool HasOwnConfiguration(StagingContext context)
    {
        string? file = OperatingSystem.IsWindows()
            ? context.Variable("APPDATA") is { } data ? Path.Combine(data, "terraform.rc") : null
            : context.Variable("HOME") is { } home ? Path.Combine(home, ".terraformrc") : null;
        return file is not null && File.Exists(file);
    }

    private static bool HasProviders(string folder) => Directory.Exists(folder) && Providers(folder).Any();

    private static IEnumerable<string> Providers(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(host => Path.GetFileName(host).Contains('.', StringComparison.Ordinal))
            .SelectMany(Directory.EnumerateDirectories)
            .SelectMany(Directory.EnumerateDirectories)
            .Select(type => Path.GetRelativePath(folder, type).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    // The mirror answers for what it holds and the registry for the rest: asking both for one provider fails where
    // the registry cannot be reached.
    private static string Write(string folder, string mirror)
    {
        string list = string.Join(", ", Providers(mirror).Select(provider => $"\"{provider}\""));
        var text = new StringBuilder();
        text.AppendLine("# Written by StagingTools for each run.");
        text.AppendLine("provider_installation {");
        text.AppendLine("  filesystem_mirror {");
        text.AppendLine($"    path    = \"{mirror.Replace("\\", "\\\\", StringComparison.Ordinal)}\"");
        text.AppendLine($"    include = [{list}]");
        text.AppendLine("  }");
        text.AppendLine("  direct {");
        text.AppendLine($"    exclude = [{list}]");
        text.AppendLine("  }");
        text.AppendLine("}");

        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "terraform.tfrc");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
