namespace StagingTools.Engine.Environments.Checks;

/// <summary>The versions that an environment's database and cache are to have.</summary>
/// <param name="Database">PostgreSQL's: a major version, or an exact one.</param>
/// <param name="Cache">Redis's, major and minor.</param>
internal sealed record EngineVersions(string Database, string Cache)
{
    /// <summary>What an environment has when nobody says otherwise; the configuration's own defaults.</summary>
    public static EngineVersions Default { get; } = new("15", "7.0");

    /// <summary>The major version.</summary>
    public static string MajorOf(string version) => version.Split('.')[0];

    /// <summary>Whether a version is another one or more exact than it: 15.4 is of the line of 15.</summary>
    public static bool IsOfLine(string version, string line) =>
        version == line || version.StartsWith(line + ".", StringComparison.Ordinal);

    /// <summary>
    /// The nearest of those that are offered: in the same major line the next higher, else the next lower; else the next higher major
    /// line, else the next lower one. Where a major version alone was asked for, so is the answer.
    /// </summary>
    /// <param name="wanted">The version that is not offered.</param>
    /// <param name="offered">Those that are; not empty.</param>
    public static string Nearest(string wanted, IEnumerable<string> offered)
    {
        Version asked = Parse(wanted);
        (string Text, Version Number)[] all = [.. offered.Select(text => (text, Parse(text))).OrderBy(each => each.Item2)];
        (string Text, Version Number)[] line = [.. all.Where(each => each.Number.Major == asked.Major)];
        if (line.Length == 0)
        {
            int major = all.Select(each => each.Number.Major).Where(each => each > asked.Major).DefaultIfEmpty(all[^1].Number.Major).Min();
            return wanted.Contains('.', StringComparison.Ordinal)
                ? all.First(each => each.Number.Major == major).Text
                : MajorOf(all.First(each => each.Number.Major == major).Text);
        }

        return line.Where(each => each.Number >= asked).Select(each => each.Text).FirstOrDefault() ?? line[^1].Text;
    }

    // A major version alone is no Version of .NET.
    private static Version Parse(string text) =>
        Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", out Version? version) ? version : new Version();
}
