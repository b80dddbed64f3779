using System.Management.Automation;
using System.Text.Json;
using StagingTools.Commands;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>A cmdlet about the local stand-in for AWS.</summary>
public abstract class SandboxCmdlet : AsyncCmdlet
{
    private const string FolderVariable = "STAGINGTOOLS_SANDBOX";

    /// <summary>The folder that holds the sandbox's state.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StateDirectory { get; set; }

    /// <inheritdoc/>
    private protected override object? DefaultTarget => StateDirectory;

    /// <summary>The module, which holds the sandbox's program and the session's variables.</summary>
    private protected PSModuleInfo Module => MyInvocation.MyCommand.Module;

    /// <summary>Work that runs one command of the program.</summary>
    /// <param name="arguments">The command after <c>staging sandbox</c>, without the state folder.</param>
    /// <param name="write">Writes the result.</param>
    private protected Func<Pump, CancellationToken, Task> Command(
        IReadOnlyList<string> arguments, Func<JsonElement, Pump, CancellationToken, Task> write)
    {
        string moduleFolder = Module.ModuleBase;
        string state = Path.GetFullPath(Folder(), SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        return async (pump, token) =>
        {
            SandboxProgram program = SandboxProgram.Find(moduleFolder);
            JsonElement result = await program.RunAsync([.. arguments, "--state", state], pump, token);
            await write(result, pump, token);
        };
    }

    private string Folder()
    {
        if (!string.IsNullOrEmpty(StateDirectory))
            return StateDirectory;
        string? configured = Environment.GetEnvironmentVariable(FolderVariable);
        return string.IsNullOrEmpty(configured) ? Path.Combine(".stagingtools", "sandbox") : configured;
    }
}
