using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Gates;

/// <summary>
/// Takes the places of production's sequences over. Sequences do not follow snapshots: read after the rows, they are ahead of
/// every row that was copied.
/// </summary>
internal static class SequenceCopy
{
    /// <summary>Reads where a database's sequences stand.</summary>
    public static async Task<IReadOnlyDictionary<CatalogSequence, SequencePlace>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<CatalogSequence> sequences, CancellationToken cancellationToken)
    {
        Dictionary<CatalogSequence, SequencePlace> places = [];
        if (sequences.Count == 0)
            return places;

        string union = string.Join(" union all ", sequences.Select((sequence, index) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"select {index}, last_value, is_called from {SqlText.Name(sequence.Schema, sequence.Name)}")));
        await using var command = new NpgsqlCommand(union, connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            places[sequences[row.GetInt32(0)]] = new SequencePlace(row.GetInt64(1), row.GetBoolean(2));
        return places;
    }

    /// <summary>Sets sequences.</summary>
    public static async Task SetAsync(
        NpgsqlConnection filling, IReadOnlyDictionary<CatalogSequence, SequencePlace> places, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
            return;

        string statements = string.Join("; ", places.Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"select setval({SqlText.Literal(SqlText.Name(pair.Key.Schema, pair.Key.Name))}, {pair.Value.LastValue}, {(pair.Value.IsCalled ? "true" : "false")})")));
        await using var command = new NpgsqlCommand(statements, filling);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
