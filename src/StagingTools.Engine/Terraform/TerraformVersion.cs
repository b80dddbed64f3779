using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace StagingTools.Engine.Terraform;

/// <summary>A version of terraform, such as <c>1.11.4</c> or <c>1.12.0-beta2</c>.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Patch">The third number.</param>
/// <param name="PreRelease">What follows the hyphen; empty for a release.</param>
internal sealed record TerraformVersion(int Major, int Minor, int Patch, string PreRelease = "")
    : IComparable<TerraformVersion>
{
    /// <summary>The oldest version with write-only arguments, which keep the secrets out of plan and state.</summary>
    public static TerraformVersion Oldest { get; } = new(1, 11, 0);

    /// <summary>Reads a version from its text.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TerraformVersion? version)
    {
        version = null;
        string[] halves = text.Trim().TrimStart('v').Split('-', 2);
        string[] numbers = halves[0].Split('+', 2)[0].Split('.');
        if (numbers.Length != 3
            || !TryNumber(numbers[0], out int major)
            || !TryNumber(numbers[1], out int minor)
            || !TryNumber(numbers[2], out int patch))
            return false;

        version = new TerraformVersion(major, minor, patch, halves.Length > 1 ? halves[1].Split('+', 2)[0] : "");
        return true;
    }

    /// <summary>Reads the answer of <c>terraform version -json</c>; <see langword="null"/> when it is something else.</summary>
    public static TerraformVersion? FromJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("terraform_version", out JsonElement text)
                && text.ValueKind == JsonValueKind.String
                && TryParse(text.GetString()!, out TerraformVersion? version)
                    ? version
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Orders by number; a pre-release comes before its release.</summary>
    public int CompareTo(TerraformVersion? other)
    {
        if (other is null)
            return 1;

        int numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0
            ? numbers
            : (PreRelease.Length, other.PreRelease.Length) switch
            {
                (0, 0) => 0,
                (0, _) => 1,
                (_, 0) => -1,
                _ => string.CompareOrdinal(PreRelease, other.PreRelease),
            };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        PreRelease.Length == 0 ? $"{Major}.{Minor}.{Patch}" : $"{Major}.{Minor}.{Patch}-{PreRelease}";

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
