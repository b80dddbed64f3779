using System.Buffers.Text;

namespace StagingTools.Engine.Data.Recognition;

/// <summary>Tells the forms of a whole value.</summary>
internal static class ValueForms
{
    private const int ShortestDigest = 32;
    private const int ShortestOpaque = 20;
    private const int LongestPhone = 30;
    private const int FewestWordsOfSentence = 4;

    private static readonly PersonalDataKinds[] Kinds =
    [
        PersonalDataKinds.Email, PersonalDataKinds.Phone, PersonalDataKinds.LocalPhone, PersonalDataKinds.Iban, PersonalDataKinds.Card,
        PersonalDataKinds.IpAddress, PersonalDataKinds.Secrets,
    ];

    private static readonly ValueForm[] FormOfKind =
    [
        ValueForm.Email, ValueForm.Phone, ValueForm.LocalPhone, ValueForm.Iban, ValueForm.Card, ValueForm.IpAddress, ValueForm.Secret,
    ];

    /// <summary>Whether a value has a form.</summary>
    /// <param name="value">The value in UTF-8, without blanks around it.</param>
    /// <param name="form">The form.</param>
    public static bool Has(ReadOnlySpan<byte> value, ValueForm form) => form switch
    {
        ValueForm.PersonName => PersonNames.IsName(value),
        ValueForm.Uuid => value.Length == 36 && Utf8Parser.TryParse(value, out Guid _, out int consumed) && consumed == 36,
        ValueForm.Digest => value.Length >= ShortestDigest && IsHex(value),
        ValueForm.Url => IsUrl(value),
        ValueForm.Date => IsDate(value),
        ValueForm.CodeWord => IsCodeWord(value),
        ValueForm.Sentence => value.Count((byte)' ') >= FewestWordsOfSentence - 1,
        ValueForm.Opaque => IsOpaque(value),
        _ => IsWhole(value, Kinds[Array.IndexOf(FormOfKind, form)]),
    };

    private static bool IsWhole(ReadOnlySpan<byte> value, PersonalDataKinds kind) =>
        !(kind == PersonalDataKinds.LocalPhone && value.Length > LongestPhone)
        && PersonalDataScanner.TryFind(value, kind, out PersonalDataMatch match)
        && match.Start == 0
        && match.Length == value.Length;

    private static bool IsHex(ReadOnlySpan<byte> value)
    {
        foreach (byte c in value)
        {
            if (!Ascii.IsHex(c))
                return false;
        }

        return true;
    }

    private static bool IsUrl(ReadOnlySpan<byte> value)
    {
        int colon = value.IndexOf("://"u8);
        return colon is >= 2 and <= 10 && value.Length > colon + 5 && !value.Contains((byte)' ');
    }

    // 2024-01-31, with anything of a time after it; 31.01.2024 and 01/31/2024.
    private static bool IsDate(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 8 or > 35)
            return false;
        int first = Ascii.Digits(value, 0);
        if (first is not (1 or 2 or 4) || first >= value.Length || value[first] is not ((byte)'-' or (byte)'.' or (byte)'/'))
            return false;

        int second = Ascii.Digits(value, first + 1);
        int third = first + 1 + second;
        if (second is not (1 or 2) || !Ascii.Has(value, third, (char)value[first]))
            return false;

        int last = Ascii.Digits(value, third + 1);
        return first == 4 ? last is 1 or 2 : last is 2 or 4 && third + 1 + last == value.Length;
    }

    private static bool IsCodeWord(ReadOnlySpan<byte> value)
    {
        bool separated = false;
        for (int i = 0; i < value.Length; i++)
        {
            byte c = value[i];
            bool separator = c is (byte)'_' or (byte)':' or (byte)'.' or (byte)'-' or (byte)'/';
            separated |= separator;
            if ((separator ? i == 0 || i == value.Length - 1 : !Ascii.IsLetter(c) && !Ascii.IsDigit(c)) || (i == 0 && Ascii.IsDigit(c)))
                return false;
        }

        return separated && value.Length <= 60;
    }

    private static bool IsOpaque(ReadOnlySpan<byte> value)
    {
        if (value.Length < ShortestOpaque || IsUrl(value))
            return false;
        bool letter = false;
        bool digit = false;
        foreach (byte c in value)
        {
            if (c <= ' ' || c >= 0x7F)
                return false;
            letter |= Ascii.IsLetter(c);
            digit |= Ascii.IsDigit(c);
        }

        return letter && digit;
    }
}
