namespace StagingTools.Cli.Views;

/// <summary>One thing as labelled lines. Lines without a value are left out.</summary>
internal sealed class Card
{
    private readonly List<(string Label, string Value)> lines = [];

    /// <summary>Adds a line.</summary>
    /// <param name="label">What it is.</param>
    /// <param name="value">The value; null or empty leaves the line out.</param>
    public Card Line(string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            lines.Add((label, value));
        return this;
    }

    /// <summary>Writes the lines, their values below each other.</summary>
    /// <param name="output">Where to write.</param>
    public void Write(TextWriter output)
    {
        int width = lines.Count == 0 ? 0 : lines.Max(line => line.Label.Length);
        foreach ((string label, string value) in lines)
            output.WriteLine($"{label.PadRight(width)}  {value}");
    }
}
