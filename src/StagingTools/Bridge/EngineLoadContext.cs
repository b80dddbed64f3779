using System.Reflection;
using System.Runtime.Loader;

namespace StagingTools.Bridge;

/// <summary>The context that holds the engine and everything below it, found through the engine's deps.json.</summary>
internal sealed class EngineLoadContext : AssemblyLoadContext
{
    private const string EngineName = "StagingTools.Engine";

    private static readonly Lazy<EngineLoadContext> Shared = new(() => new EngineLoadContext(EnginePath));

    private readonly AssemblyDependencyResolver resolver;

    private EngineLoadContext(string enginePath)
        : base(EngineName) =>
        resolver = new AssemblyDependencyResolver(enginePath);

    private static string EnginePath =>
        Path.Combine(
            Path.GetDirectoryName(typeof(EngineLoadContext).Assembly.Location)!,
            "dependencies",
            EngineName + ".dll");

    // The event does not tell who asks. The exact identity that this assembly was compiled against does: nobody else has
    // a reason to ask for it, and the same module in another version asks for another one.
    private static readonly string Wanted = typeof(EngineLoadContext).Assembly
        .GetReferencedAssemblies()
        .Single(name => name.Name == EngineName)
        .FullName;

    /// <summary>Answers a request for the engine and for nothing else.</summary>
    /// <param name="context">The context that could not resolve the name.</param>
    /// <param name="name">The assembly that is looked for.</param>
    /// <returns>The engine, or <see langword="null"/> to leave the request to others.</returns>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.FullName == Wanted ? Shared.Value.LoadFromAssemblyPath(EnginePath) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
