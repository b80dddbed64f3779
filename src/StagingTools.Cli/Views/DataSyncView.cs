using StagingTools.Engine.Data;

namespace StagingTools.Cli.Views;

/// <summary>A data sync and its tables.</summary>
internal sealed class DataSyncView : IView<StagingDataSync>
{
    /// <inheritdoc/>
    public void Add(StagingDataSync result, TextWriter output)
    {
        Table tables = new("table", ">rows", ">size", ">time", "masked columns");
        foreach (TableSync table in result.Tables)
            tables.Row(
                table.Table,
                Units.Count(table.Rows),
                Units.Bytes(table.Bytes),
                Units.Duration(table.Duration),
                string.Join(", ", table.MaskedColumns));
        if (!tables.IsEmpty)
        {
            tables.Write(output);
            output.WriteLine();
        }

        new Card()
            .Line("From", result.Source)
            .Line("To", result.Target)
            .Line("Copied", $"{Units.Count(result.Rows)} rows, {Units.Bytes(result.Bytes)} in {result.Tables.Count} tables")
            .Line("Masked", result.DataSanitized ? $"{Units.Count(result.MaskedValues)} values" : "NOTHING: production's own data")
            .Line("Previous data", result.PreviousDatabase)
            .Line("Backup", result.BackupPath)
            .Line("Rules", result.DataSanitized ? $"sha256 {result.RulesHash}" : null)
            .Line("Log", result.LogPath)
            .Line("Took", Units.Duration(result.Duration))
            .Write(output);
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
