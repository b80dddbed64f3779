namespace StagingTools.Cli.Views;

/// <summary>Rows under headings, as wide as their content.</summary>
/// <param name="columns">The headings; one that begins with <c>&gt;</c> is aligned to the right.</param>
internal sealed class Table(params string[] columns)
{
    private readonly List<string[]> rows = [];
    private readonly List<string> notes = [];

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One cell a column.</param>
    public void Row(params string?[] cells) => rows.Add([.. cells.Select(cell => cell ?? "")]);

    /// <summary>Adds a line below the table, where a cell has no room for it.</summary>
    /// <param name="line">The line.</param>
    public void Note(string line) => notes.Add(line);

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to write.</param>
    public void Write(TextWriter output)
    {
        bool[] right = [.. columns.Select(column => column.StartsWith('>'))];
        string[] headings = [.. columns.Select(column => column.TrimStart('>').ToUpperInvariant())];
        int[] widths =
        [
            .. headings.Select((heading, i) => rows.Select(row => row[i].Length).Append(heading.Length).Max()),
        ];
        foreach (string[] row in rows.Prepend(headings))
            output.WriteLine(string.Join(
                "  ", row.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        foreach (string note in notes)
            output.WriteLine(note);
    }
}
