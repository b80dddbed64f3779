using Npgsql;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Copies large objects under their own numbers, so that columns that hold the numbers stay right.</summary>
internal static class LargeObjects
{
    private const int PieceSize = 1024 * 1024;

    /// <summary>Copies all of them.</summary>
    /// <param name="source">A session on production in the snapshot's transaction.</param>
    /// <param name="filling">A session on the incoming database.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task CopyAsync(NpgsqlConnection source, NpgsqlConnection filling, CancellationToken cancellationToken)
    {
        List<(uint Number, string? Comment)> objects = [];
        await using (var list = new NpgsqlCommand(
            "select oid, obj_description(oid, 'pg_largeobject') from pg_largeobject_metadata order by oid", source))
        {
            await using NpgsqlDataReader row = await list.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
                objects.Add((row.GetFieldValue<uint>(0), row.IsDBNull(1) ? null : row.GetString(1)));
        }

        await using NpgsqlTransaction transaction = await filling.BeginTransactionAsync(cancellationToken);
        foreach ((uint number, string? comment) in objects)
        {
            string words = comment is null ? "" : $"; comment on large object {number} is {SqlText.Literal(comment)}";
            await using (var create = new NpgsqlCommand($"select lo_create({number}){words}", filling))
                await create.ExecuteNonQueryAsync(cancellationToken);

            for (long offset = 0; ; offset += PieceSize)
            {
                await using var get = new NpgsqlCommand($"select lo_get({number}, {offset}, {PieceSize})", source);
                byte[] piece = (byte[])(await get.ExecuteScalarAsync(cancellationToken))!;
                if (piece.Length > 0)
                {
                    await using var put = new NpgsqlCommand($"select lo_put({number}, {offset}, $1)", filling)
                    {
                        Parameters = { new() { Value = piece } },
                    };
                    await put.ExecuteNonQueryAsync(cancellationToken);
                }

                if (piece.Length < PieceSize)
                    break;
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
