namespace StagingTools.Engine.Hosting;

/// <summary>Tells whether a terminal shows more than ASCII, as far as a process can know.</summary>
public static class TerminalCharset
{
    private const int Utf8CodePage = 65001;

    /// <summary>Whether the terminal takes UTF-8: by its code page on Windows, elsewhere by the locale.</summary>
    /// <param name="isWindows">Whether it runs on Windows.</param>
    /// <param name="codePage">The code page of the console's output.</param>
    /// <param name="variable">A variable's value.</param>
    public static bool IsUtf8(bool isWindows, int codePage, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (isWindows)
            return codePage == Utf8CodePage;

        // The first that is set decides, as POSIX has it.
        string locale = ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
    }
}
