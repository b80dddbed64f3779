using System.Globalization;
using StagingTools.Engine.Settings;

namespace StagingTools.Cli.Views;

/// <summary>Settings, a line each.</summary>
internal sealed class SettingView : IView<StagingSetting>
{
    private readonly Table table = new("setting", "value", "origin", "from");

    /// <inheritdoc/>
    public void Add(StagingSetting result, TextWriter output) =>
        table.Row(result.Name, Text(result.Value), result.Origin.ToString(), result.From);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }

    private static string Text(object? value) => value switch
    {
        null => "-",
        IReadOnlyList<string> list => string.Join(", ", list),
        bool flag => flag ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
