using System.Collections;
using System.Management.Automation;

namespace StagingTools.Sandboxes;

/// <summary>
/// Environment variables of the session that a sandbox took over, and what they were before. Kept with the imported
/// module, so it lasts as long as the import does.
/// </summary>
internal sealed class SessionEnvironment
{
    private const string Key = "SandboxEnvironment";

    private readonly List<(string Name, string Value, string? Before)> changes = [];

    /// <summary>Sets variables and remembers them with the module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="variables">The variables.</param>
    public static void Set(PSModuleInfo module, IReadOnlyDictionary<string, string> variables)
    {
        Restore(module);
        SessionEnvironment session = new();
        foreach ((string name, string value) in variables)
        {
            session.changes.Add((name, value, Environment.GetEnvironmentVariable(name)));
            Environment.SetEnvironmentVariable(name, value);
        }

        if (module.PrivateData is Hashtable data)
            data[Key] = session;
    }

    /// <summary>Gives the variables their values from before, except those that were changed again since.</summary>
    /// <param name="module">The module.</param>
    public static void Restore(PSModuleInfo module)
    {
        if (module.PrivateData is not Hashtable data || data[Key] is not SessionEnvironment session)
            return;
        foreach ((string name, string value, string? before) in session.changes)
            if (Environment.GetEnvironmentVariable(name) == value)
                Environment.SetEnvironmentVariable(name, before);
        data.Remove(Key);
    }
}
