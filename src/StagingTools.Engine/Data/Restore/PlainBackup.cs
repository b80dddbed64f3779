using System.Text;
using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Restore;

/// <summary>
/// Reads through a dump in SQL before psql runs it. psql obeys more than SQL: a dump may tell it to connect elsewhere or to
/// run a program, and one made with --create drops the database by its name. Such a dump would leave the incoming
/// database for the present one, so it is refused with the line; so is one that ends before its end.
/// </summary>
internal sealed partial class PlainBackup
{
    // A statement is kept up to here, quoted parts left out: enough to tell what it does.
    private const int KeptCharacters = 64 * 1024;

    private readonly string path;
    private readonly StringBuilder statement = new();
    private readonly StringBuilder word = new();
    private State state = State.Sql;
    private long line = 1;
    private byte previous;
    private bool escaped;
    private int depth;
    private bool hasHeader;
    private bool hasEnd;

    private PlainBackup(string path) => this.path = path;

    private enum State
    {
        Sql,
        Quoted,
        Escaping,
        Name,
        DollarTag,
        Dollar,
        LineComment,
        BlockComment,
        Command,
        CopyStart,
        Rows,
    }

    /// <summary>What the backup's last line says of its data; <see langword="null"/> when it has none.</summary>
    public string? Detail { get; private set; }

    /// <summary>Reads a dump to its end.</summary>
    /// <param name="stream">The dump.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>InvalidBackup</c> with the line, or <c>BackupIncomplete</c>.</exception>
    public static async Task<PlainBackup> ReadAsync(Stream stream, string path, CancellationToken cancellationToken)
    {
        var backup = new PlainBackup(path);
        byte[] buffer = new byte[1 << 20];
        for (int length; (length = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            backup.Take(buffer.AsSpan(0, length));
        backup.End();
        return backup;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length; at++)
        {
            byte current = bytes[at];
            // Rows are most of a dump, and only the beginning of a line matters in them.
            if (state == State.Rows && word.Length > 2)
            {
                int end = bytes[at..].IndexOf((byte)'\n');
                if (end < 0)
                    return;
                at += end;
                current = (byte)'\n';
            }

            Take(current);
            if (current == '\n')
                line++;
        }
    }

    private void Take(byte current)
    {
        byte before = previous;
        previous = current;
        switch (state)
        {
            case State.Sql:
                TakeSql(current, before);
                break;
            case State.Quoted when current == '\'':
            case State.Name when current == '"':
                state = State.Sql;
                break;
            case State.Escaping when escaped || current == '\\':
                escaped = !escaped;
                break;
            case State.Escaping when current == '\'':
                state = State.Sql;
                break;
            case State.DollarTag:
                TakeDollarTag(current, before);
                break;
            case State.Dollar:
                TakeDollar(current);
                break;
            case State.LineComment when current == '\n':
                EndComment();
                break;
            case State.LineComment:
                Keep(word, current);
                break;
            case State.BlockComment:
                TakeBlockComment(current, before);
                break;
            case State.Command when current == '\n':
                EndCommand();
                break;
            case State.Command:
                Keep(word, current);
                break;
            case State.CopyStart when current == '\n':
                state = State.Rows;
                word.Clear();
                break;
            case State.Rows:
                TakeRow(current);
                break;
        }
    }

    private void TakeSql(byte current, byte before)
    {
        switch (current)
        {
            case (byte)'\'':
                state = before is (byte)'e' or (byte)'E' && !IsWord(statement.Length < 2 ? ' ' : statement[^2])
                    ? State.Escaping
                    : State.Quoted;
                Keep(statement, current);
                break;
            case (byte)'"':
                state = State.Name;
                Keep(statement, current);
                break;
            // A dollar within a name begins no quotation.
            case (byte)'$' when !IsWord((char)before):
                state = State.DollarTag;
                word.Clear().Append('$');
                break;
            case (byte)'-' when before == '-':
                statement.Length = Math.Max(0, statement.Length - 1);
                state = State.LineComment;
                word.Clear().Append("--");
                break;
            case (byte)'*' when before == '/':
                statement.Length = Math.Max(0, statement.Length - 1);
                state = State.BlockComment;
                depth = 1;
                // The asterisk that opens does not close.
                previous = 0;
                break;
            case (byte)'\\':
                state = State.Command;
                word.Clear();
                break;
            case (byte)';':
                EndStatement();
                break;
            default:
                Keep(statement, current);
                break;
        }
    }

    private void TakeDollarTag(byte current, byte before)
    {
        if (current == '$')
        {
            word.Append('$');
            statement.Append('$');
            state = State.Dollar;
            depth = 0;
        }
        else if (IsWord((char)current) && (word.Length > 1 || !char.IsAsciiDigit((char)current)) && word.Length < 64)
        {
            word.Append((char)current);
        }
        else
        {
            // A parameter such as $1, or an operator.
            state = State.Sql;
            TakeSql(current, before);
        }
    }

    // The depth counts how much of the closing tag was met.
    private void TakeDollar(byte current)
    {
        depth = current == word[depth] ? depth + 1 : current == '$' ? 1 : 0;
        if (depth == word.Length)
            state = State.Sql;
    }

    private void TakeBlockComment(byte current, byte before)
    {
        bool opens = current == '*' && before == '/', closes = current == '/' && before == '*';
        if (!opens && !closes)
            return;

        depth += opens ? 1 : -1;
        previous = 0;
        if (depth == 0)
            state = State.Sql;
    }

    private void TakeRow(byte current)
    {
        if (current == '\n')
        {
            bool ends = word.Length is 2 or 3 && word[0] == '\\' && word[1] == '.' && (word.Length == 2 || word[2] == '\r');
            if (ends)
                state = State.Sql;
            word.Clear();
        }
        else
        {
            word.Append((char)current);
        }
    }

    private void EndComment()
    {
        state = State.Sql;
        string text = word.ToString().TrimEnd();
        hasHeader |= text == "-- PostgreSQL database dump";
        hasEnd |= text == "-- PostgreSQL database dump complete";
        Detail = BackupNote.Find(text) ?? Detail;
    }

    // Dumps of the newer versions forbid all other commands to psql by these two.
    private void EndCommand()
    {
        state = State.Sql;
        string command = CommandName().Match(word.ToString()).Value;
        if (command is not ("restrict" or "unrestrict"))
            throw Invalid(command.Length > 0 ? $"\\{command} is a command to psql, not SQL" : "a backslash stands outside of a text");
    }

    private void EndStatement()
    {
        string text = statement.ToString().TrimStart();
        statement.Clear();
        if (OnDatabases().Match(text) is { Success: true } match)
            throw Invalid($"{Spaces().Replace(match.Value, " ").ToUpperInvariant()} works on another database than the one that is being filled");
        if (CopyFromHere().IsMatch(text))
            state = State.CopyStart;
    }

    private void End()
    {
        if (state is State.LineComment)
            EndComment();
        if (state is State.Command)
            EndCommand();
        if (state is not State.Sql || (hasHeader && !hasEnd))
            throw new StagingException(
                "BackupIncomplete", StagingErrorCategory.InvalidArgument, $"The backup '{path}' breaks off at line {line}.")
            {
                TargetInput = path,
                RecommendedAction = "Give another backup; this one was not written to its end.",
            };
    }

    private static void Keep(StringBuilder text, byte current)
    {
        if (text.Length < KeptCharacters)
            text.Append((char)current);
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c >= 0x80;

    private StagingException Invalid(string what) =>
        new("InvalidBackup", StagingErrorCategory.InvalidArgument, $"'{path}' cannot be restored: line {line}: {what}.")
        {
            TargetInput = path,
            RecommendedAction = "Give a dump of one database, not one of 'pg_dump --create'.",
        };

    [GeneratedRegex("^[A-Za-z!?]+")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"^(create|drop|alter)\s+(database|tablespace|system|role|user|group)\b(?!\s+mapping)|^comment\s+on\s+database\b|^reindex\s+(database|system)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnDatabases();

    [GeneratedRegex(@"^copy\b.*\bfrom\s+stdin\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CopyFromHere();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
