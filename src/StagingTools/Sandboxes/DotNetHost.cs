using StagingTools.Engine.Errors;

namespace StagingTools.Sandboxes;

/// <summary>Finds the <c>dotnet</c> program. PowerShell brings a runtime of its own, but not the program.</summary>
internal static class DotNetHost
{
    /// <summary>The program's path.</summary>
    /// <exception cref="StagingException"><c>DotNetMissing</c>.</exception>
    public static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        IEnumerable<string?> folders =
        [
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            Path.Combine(home, ".dotnet"),
            "/usr/share/dotnet",
            "/usr/lib/dotnet",
            "/usr/local/share/dotnet",
            "/opt/homebrew/bin",
        ];
        return folders
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder!, name))
            .FirstOrDefault(File.Exists)
            ?? throw new StagingException("DotNetMissing", StagingErrorCategory.NotInstalled, "The .NET runtime is missing.")
            {
                RecommendedAction =
                    "Install the ASP.NET Core runtime 10 (https://dotnet.microsoft.com/download), or set DOTNET_ROOT.",
            };
    }
}
