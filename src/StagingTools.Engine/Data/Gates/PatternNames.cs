using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Gates;

/// <summary>The kinds of personal data that the gate looks for, and what they are called.</summary>
internal static class PatternNames
{
    private static readonly (PersonalDataKinds Kind, string Name)[] Names =
    [
        (PersonalDataKinds.Email, "an e-mail address"),
        (PersonalDataKinds.Phone, "a phone number"),
        (PersonalDataKinds.Iban, "an IBAN"),
        (PersonalDataKinds.Card, "a card number"),
        (PersonalDataKinds.IpAddress, "an IP address"),
        (PersonalDataKinds.Jwt, "a JSON Web Token"),
        (PersonalDataKinds.ApiToken, "an API token"),
        (PersonalDataKinds.PrivateKey, "a private key"),
    ];

    /// <summary>The kinds, each by itself.</summary>
    public static IReadOnlyList<PersonalDataKinds> Kinds { get; } = [.. Names.Select(pair => pair.Kind)];

    /// <summary>What a kind is called.</summary>
    public static string Of(PersonalDataKinds kind) => Names.First(pair => pair.Kind == kind).Name;
}
