namespace StagingTools.Sandbox.Hosting;

/// <summary>The end of a log, for an error message.</summary>
internal static class LogTail
{
    private const int Lines = 15;

    /// <summary>The last lines, each indented; empty when there is no log.</summary>
    public static string Read(string path) => File.Exists(path)
        ? string.Concat(File.ReadLines(path).TakeLast(Lines).Select(line => $"  {line}{Environment.NewLine}"))
        : "";
}
