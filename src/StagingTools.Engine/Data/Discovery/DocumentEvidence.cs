using System.Text.Json;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// What samples of documents look like at one place and below. Of members' names those are remembered that can only be
/// names: a key that is an address or a number is data.
/// </summary>
internal sealed class DocumentEvidence
{
    private const int MostMembers = 60;
    private const int MostDepth = 24;
    private const int LongestName = 40;

    private readonly Dictionary<string, DocumentEvidence> members = new(StringComparer.Ordinal);

    /// <summary>Texts found here.</summary>
    public ValueEvidence Texts { get; } = new();

    /// <summary>Numbers found here.</summary>
    public int Numbers { get; private set; }

    /// <summary>Truths found here.</summary>
    public int Booleans { get; private set; }

    /// <summary>Times that something stood here.</summary>
    public int Seen { get; private set; }

    /// <summary>Whether keys that are data stood here: of addresses, numbers, names of people, or too many different ones.</summary>
    public bool HasOpenKeys { get; private set; }

    /// <summary>What stands in arrays here; <see langword="null"/> when there were none.</summary>
    public DocumentEvidence? Elements { get; private set; }

    /// <summary>The members by name.</summary>
    public IReadOnlyDictionary<string, DocumentEvidence> Members => members;

    /// <summary>Whether a scalar stood here.</summary>
    public bool HasScalars => Texts.Values + Numbers + Booleans > 0;

    /// <summary>Looks at a document.</summary>
    /// <param name="document">The document in UTF-8.</param>
    /// <returns>Whether it could be read.</returns>
    public bool TryAdd(ReadOnlySpan<byte> document)
    {
        try
        {
            var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = MostDepth });
            reader.Read();
            Add(ref reader);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Add(ref Utf8JsonReader reader)
    {
        Seen++;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    DocumentEvidence? member = Member(reader.GetString()!);
                    reader.Read();
                    if (member is null)
                        reader.Skip();
                    else
                        member.Add(ref reader);
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    (Elements ??= new DocumentEvidence()).Add(ref reader);
                break;
            case JsonTokenType.String:
                Texts.Add(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!));
                break;
            case JsonTokenType.Number:
                Numbers++;
                break;
            case JsonTokenType.True or JsonTokenType.False:
                Booleans++;
                break;
        }
    }

    private DocumentEvidence? Member(string name)
    {
        if (members.TryGetValue(name, out DocumentEvidence? known))
            return known;
        if (members.Count >= MostMembers || !IsName(name))
        {
            HasOpenKeys = true;
            return null;
        }

        return members[name] = new DocumentEvidence();
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > LongestName || char.IsAsciiDigit(name[0]) || name.Count(char.IsAsciiDigit) > 4)
            return false;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$' or '.' or ':'))
            return false;
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(name);
        return !ValueForms.Has(bytes, ValueForm.PersonName)
            && !PersonalDataScanner.TryFind(bytes, PersonalDataKinds.Certain | PersonalDataKinds.LocalPhone, out _);
    }
}
