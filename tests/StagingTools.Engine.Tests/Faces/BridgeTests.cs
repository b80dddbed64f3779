using System.Reflection;
using System.Runtime.Loader;
using StagingTools.Commands;

namespace StagingTools.Engine.Tests.Faces;

public sealed class BridgeTests
{
    [Fact]
    public void PowerShell_can_list_the_cmdlets_before_the_engine_can_be_found()
    {
        WithoutEngine context = new();
        Assembly module = context.LoadFromAssemblyPath(typeof(AsyncCmdlet).Assembly.Location);

        // What PowerShell does before it calls the module's initializer.
        string[] names = [.. module.ExportedTypes.Where(type => !type.IsAbstract).Select(type => type.Name)];

        Assert.Contains("ModuleBridge", names);
        Assert.Contains("WatchStagingLogCommand", names);
        context.Unload();
    }

    private sealed class WithoutEngine() : AssemblyLoadContext("without engine", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == "StagingTools.Engine" ? throw new FileNotFoundException("hidden", assemblyName.Name) : null;
    }
}
