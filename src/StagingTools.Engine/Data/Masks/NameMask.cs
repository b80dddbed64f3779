using System.Text;
using StagingTools.Engine.Data.Copy;

namespace StagingTools.Engine.Data.Masks;

/// <summary>A given and a family name out of lists, chosen by a keyed hash; an empty original stays empty.</summary>
/// <param name="hash">The hash.</param>
internal sealed class NameMask(KeyedHash hash) : ValueMask
{
    private static readonly byte[][] Given = Encode(
        "Ada", "Alan", "Amara", "Bruno", "Carmen", "Chidi", "Dalia", "Edgar", "Elena", "Farid", "Grace", "Hana", "Ivan",
        "Jonas", "Kira", "Leila", "Mateo", "Nadia", "Omar", "Paula", "Quinn", "Rosa", "Samir", "Tara", "Uma", "Vera",
        "Wanda", "Xenia", "Yusuf", "Zoe", "Mila", "Noor");

    private static readonly byte[][] Family = Encode(
        "Abbott", "Baker", "Castro", "Dunn", "Estrada", "Fischer", "Garcia", "Hansen", "Ibrahim", "Jensen", "Khan", "Lopez",
        "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi", "Silva", "Tanaka", "Usman", "Vogel", "Weber", "Xu", "Young",
        "Zeller", "Almeida", "Becker", "Cohen", "Dubois", "Eriksen", "Ferrari");

    /// <summary>The longest name that can come out, in characters.</summary>
    public static int MaximumLength { get; } = Given.Max(name => name.Length) + 1 + Family.Max(name => name.Length);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> value, RowFields row, ByteWriter output)
    {
        if (value.IsEmpty)
            return;

        Span<byte> bytes = stackalloc byte[KeyedHash.Size];
        hash.Compute(value, bytes);
        output.Write(Given[bytes[0] % Given.Length]);
        output.Write((byte)' ');
        output.Write(Family[bytes[1] % Family.Length]);
    }

    private static byte[][] Encode(params string[] names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}
