using System.Buffers;
using System.Text.Json;

namespace StagingTools.Engine.Data.Gates;

/// <summary>Walks over the texts and long numbers of a JSON document, as PostgreSQL has checked it already.</summary>
/// <remarks>Keys of objects are values too where a document is keyed by address or number, so they are walked over as well.</remarks>
internal static class JsonLeaves
{
    // A number of fewer digits is nobody's telephone.
    private const int ShortestNumber = 7;

    /// <summary>Is given one leaf; what it returns goes on (true) or ends the walk (false).</summary>
    public delegate bool Visitor<TState>(ReadOnlySpan<byte> leaf, TState state);

    /// <summary>Walks.</summary>
    /// <param name="document">The document in UTF-8.</param>
    /// <param name="state">Handed to the visitor.</param>
    /// <param name="visit">Is given each leaf without quotes and escapes.</param>
    public static void Visit<TState>(ReadOnlySpan<byte> document, TState state, Visitor<TState> visit)
    {
        // Texts without an escape are found by their quotes alone, several times as fast as by a parser.
        if (document.IndexOf((byte)'\\') < 0)
            VisitPlain(document, state, visit);
        else
            VisitParsed(document, state, visit);
    }

    private static void VisitPlain<TState>(ReadOnlySpan<byte> document, TState state, Visitor<TState> visit)
    {
        while (true)
        {
            int open = document.IndexOf((byte)'"');
            // What stands between two texts is too short for a long number, nearly always.
            if (!VisitNumbers(open < 0 ? document : document[..open], state, visit) || open < 0)
                return;

            document = document[(open + 1)..];
            int close = document.IndexOf((byte)'"');
            if (close < 0)
                return;

            // A key tells something only where documents are keyed by addresses or numbers.
            ReadOnlySpan<byte> text = document[..close];
            document = document[(close + 1)..];
            bool dull = document is [(byte)':', ..] && !text.Contains((byte)'@') && !text.ContainsAnyInRange((byte)'0', (byte)'9');
            if (!dull && !visit(text, state))
                return;
        }
    }

    private static bool VisitNumbers<TState>(ReadOnlySpan<byte> between, TState state, Visitor<TState> visit)
    {
        while (between.Length >= ShortestNumber)
        {
            int start = between.IndexOfAnyInRange((byte)'0', (byte)'9');
            if (start < 0)
                return true;

            between = between[start..];
            int length = between.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            length = length < 0 ? between.Length : length;
            if (length >= ShortestNumber && !visit(between[..length], state))
                return false;
            between = between[length..];
        }

        return true;
    }

    private static void VisitParsed<TState>(ReadOnlySpan<byte> document, TState state, Visitor<TState> visit)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(document.Length);
        try
        {
            var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = 4096 });
            while (reader.Read())
            {
                ReadOnlySpan<byte> leaf;
                switch (reader.TokenType)
                {
                    case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped:
                        leaf = scratch.AsSpan(0, reader.CopyString(scratch));
                        break;
                    case JsonTokenType.String or JsonTokenType.PropertyName:
                        leaf = reader.ValueSpan;
                        break;
                    case JsonTokenType.Number when reader.ValueSpan.Length >= ShortestNumber:
                        leaf = reader.ValueSpan;
                        break;
                    default:
                        continue;
                }

                if (!visit(leaf, state))
                    return;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // PostgreSQL takes documents that this parser does not, such as ones with half a surrogate pair: by quotes, then.
            VisitPlain(document, state, visit);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }
    }
}
