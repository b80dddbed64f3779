namespace StagingTools.Cli.Sandboxes;

/// <summary>Assignments of environment variables in the words of a shell.</summary>
internal static class ShellQuoting
{
    /// <summary>For sh, bash and zsh.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value, of any characters.</param>
    public static string Posix(string name, string value) =>
        $"export {name}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>For PowerShell.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value, of any characters.</param>
    public static string Pwsh(string name, string value) =>
        $"$env:{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
