using System.Text;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Masks;

/// <summary>
/// Leaves a text as it is but for what can be told by its form: addresses and phone numbers become the pseudonyms that masks email
/// and phone give them, the rest becomes a label such as <c>[card]</c>.
/// </summary>
/// <param name="email">The mask of e-mail addresses.</param>
/// <param name="phone">The mask of phone numbers.</param>
/// <param name="maximumLength">Characters that fit; <see langword="null"/> for any number. What does not fit is cut off at the end.</param>
internal sealed class RedactMask(ValueMask email, ValueMask phone, int? maximumLength) : ValueMask
{
    // A number that only may be a phone number is replaced too: a text loses little by it.
    private const PersonalDataKinds Wanted = PersonalDataKinds.Certain | PersonalDataKinds.LocalPhone;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        int start = output.Length;
        int copied = 0;
        while (PersonalDataScanner.TryFind(value, Wanted, out PersonalDataMatch match, copied))
        {
            output.Write(value[copied..match.Start]);
            ReadOnlySpan<byte> found = value.Slice(match.Start, match.Length);
            copied = match.End;
            switch (match.Kind)
            {
                case PersonalDataKinds.Email:
                    email.Write(found, row, output);
                    break;
                case PersonalDataKinds.Phone or PersonalDataKinds.LocalPhone:
                    phone.Write(found, row, output);
                    break;
                default:
                    output.Write(Label(match.Kind));
                    break;
            }
        }

        output.Write(value[copied..]);
        if (maximumLength is { } limit)
            Cut(output, start, limit);
    }

    private static ReadOnlySpan<byte> Label(PersonalDataKinds kind) => kind switch
    {
        PersonalDataKinds.Iban => "[iban]"u8,
        PersonalDataKinds.Card => "[card]"u8,
        PersonalDataKinds.IpAddress => "[ip]"u8,
        PersonalDataKinds.Jwt => "[jwt]"u8,
        PersonalDataKinds.PrivateKey => "[private key]"u8,
        _ => "[token]"u8,
    };

    private static void Cut(ByteWriter output, int start, int limit)
    {
        ReadOnlySpan<byte> text = output.WrittenSpan[start..];
        int at = 0;
        for (int characters = 0; at < text.Length; characters++)
        {
            if (characters == limit)
            {
                output.Advance(at - text.Length);
                return;
            }

            Rune.DecodeFromUtf8(text[at..], out _, out int used);
            at += used;
        }
    }
}
