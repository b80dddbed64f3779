using System.Management.Automation;
using System.Runtime.Loader;

namespace StagingTools.Bridge;

/// <summary>
/// Lets PowerShell's load context find the engine, which lives with its AWS and PostgreSQL libraries in a context of its
/// own, so that no version of theirs meets a version that another module brought.
/// </summary>
public sealed class ModuleBridge : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Called by PowerShell when the module is imported, once a runspace.</summary>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += EngineLoadContext.Resolve;

    /// <summary>Called by PowerShell when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= EngineLoadContext.Resolve;
}
