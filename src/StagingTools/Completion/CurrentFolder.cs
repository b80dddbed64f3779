using System.Collections;
using System.Management.Automation;

namespace StagingTools.Completion;

/// <summary>The folder that a cmdlet would work in, as its completers find it.</summary>
internal static class CurrentFolder
{
    /// <summary>The folder: the one given with <c>-WorkingDirectory</c>, from PowerShell's current one.</summary>
    /// <param name="bound">The parameters that are on the command line already.</param>
    public static string Of(IDictionary bound)
    {
        // A completer has no session state of its own; a nested pipeline of the same runspace is what may look at it.
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        string current = shell
            .AddCommand(@"Microsoft.PowerShell.Management\Get-Location")
            .AddParameter("PSProvider", "FileSystem")
            .Invoke<PathInfo>()
            .Select(location => location.ProviderPath)
            .FirstOrDefault("");
        return bound["WorkingDirectory"] is string given ? Path.Combine(current, given) : current;
    }
}
