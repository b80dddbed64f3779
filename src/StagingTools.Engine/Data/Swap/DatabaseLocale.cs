using Npgsql;

namespace StagingTools.Engine.Data.Swap;

/// <summary>A database's encoding and the rules by which it sorts.</summary>
/// <param name="Encoding">The encoding's name, such as <c>UTF8</c>.</param>
/// <param name="Provider"><c>c</c> for the C library, <c>i</c> for ICU, <c>b</c> for PostgreSQL's own.</param>
/// <param name="Collate">LC_COLLATE.</param>
/// <param name="CharacterType">LC_CTYPE.</param>
/// <param name="Locale">The locale of ICU or of PostgreSQL's own provider.</param>
internal sealed record DatabaseLocale(string Encoding, char Provider, string Collate, string CharacterType, string? Locale)
{
    /// <summary>Reads those of the database that a session is on.</summary>
    public static async Task<DatabaseLocale> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The provider came with 15; the column of its locale was renamed by 17.
        (string provider, string locale) = connection.PostgreSqlVersion.Major switch
        {
            < 15 => ("'c'", "null"),
            < 17 => ("datlocprovider::text", "daticulocale"),
            _ => ("datlocprovider::text", "datlocale"),
        };
        await using var command = new NpgsqlCommand(
            $"""
            select pg_encoding_to_char(encoding), {provider}, datcollate, datctype, {locale}
            from pg_database where datname = current_database()
            """,
            connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new DatabaseLocale(
            row.GetString(0), row.GetString(1)[0], row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4));
    }
}
