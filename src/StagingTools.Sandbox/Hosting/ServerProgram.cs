using System.Runtime.InteropServices;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Hosting;

/// <summary>How this very assembly is run as a process of its own, whoever has loaded it.</summary>
internal static class ServerProgram
{
    /// <summary>The assembly's file; its runtimeconfig.json lies beside it.</summary>
    /// <exception cref="SandboxException">The installation is incomplete.</exception>
    public static string Assembly()
    {
        string path = typeof(ServerProgram).Assembly.Location;
        return File.Exists(Path.ChangeExtension(path, ".runtimeconfig.json"))
            ? path
            : throw new SandboxException(
                $"The sandbox cannot be started from '{path}': StagingTools.Sandbox.runtimeconfig.json is not beside it. "
                + "Build again with ./build.sh.");
    }

    /// <summary>The <c>dotnet</c> that runs this process, or else the one on PATH.</summary>
    /// <exception cref="SandboxException">There is none.</exception>
    public static string Host()
    {
        string fromRuntime = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        string? root = System.Environment.GetEnvironmentVariable("DOTNET_ROOT");
        IEnumerable<string?> candidates =
        [
            Path.GetFileName(System.Environment.ProcessPath) == "dotnet" ? System.Environment.ProcessPath : null,
            System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            root is null ? null : Path.Combine(root, "dotnet"),
            fromRuntime,
            new Tools(BaseEnvironment.Current()).OnPath("dotnet"),
        ];
        return candidates.OfType<string>().FirstOrDefault(Tools.IsExecutable)
            ?? throw new SandboxException(
                "The sandbox's server needs the .NET runtime's 'dotnet' program, and there is none on PATH. "
                + "Install the .NET SDK, or set DOTNET_ROOT.");
    }

    /// <summary>The environment of the server.</summary>
    public static IReadOnlyDictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(BaseEnvironment.Current(), StringComparer.Ordinal)
        {
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_gcServer"] = "0",
        };
        return environment;
    }
}
