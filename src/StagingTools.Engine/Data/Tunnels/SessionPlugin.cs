using System.Diagnostics;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Processes;

namespace StagingTools.Engine.Data.Tunnels;

/// <summary>AWS's plugin for Session Manager, which carries the bytes of a tunnel.</summary>
/// <param name="Path">The program.</param>
internal sealed record SessionPlugin(string Path)
{
    private const string Name = "session-manager-plugin";
    private const string HowToInstall =
        "Install it: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html";

    // From this one on it takes the session's token from a variable; before, everybody on the machine could read it from the command line.
    private static readonly Version Oldest = new(1, 2, 497, 0);

    /// <summary>Finds the program.</summary>
    /// <param name="context">The variables.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>SessionPluginMissing</c> or <c>SessionPluginTooOld</c>.</exception>
    public static async Task<SessionPlugin> FindAsync(StagingContext context, CancellationToken cancellationToken)
    {
        string path = SearchPath.Find(context.EnvironmentVariables, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name)
            ?? throw new StagingException("SessionPluginMissing", StagingErrorCategory.NotInstalled, $"{Name} is not on PATH.")
            {
                TargetInput = Name,
                RecommendedAction = HowToInstall,
            };
        using Process process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true })!;
        string said = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
        await process.WaitForExitAsync(cancellationToken);
        return Version.TryParse(said, out Version? version) && version >= Oldest
            ? new SessionPlugin(path)
            : throw new StagingException(
                "SessionPluginTooOld", StagingErrorCategory.NotInstalled, $"{path} is version '{said}'; a tunnel needs {Oldest} or later.")
            {
                TargetInput = Name,
                RecommendedAction = HowToInstall,
            };
    }
}
