namespace StagingTools.Engine.Settings;

/// <summary>What a setting's value is.</summary>
internal enum SettingKind
{
    /// <summary>A <see cref="string"/>, not empty.</summary>
    Text,

    /// <summary>An <see cref="int"/>.</summary>
    Number,

    /// <summary>A <see cref="bool"/>.</summary>
    Flag,

    /// <summary>Texts, as <see cref="IReadOnlyList{T}"/> of <see cref="string"/>.</summary>
    List,

    /// <summary>Smoke tests, as <see cref="IReadOnlyList{T}"/> of <see cref="Deployments.Smoke.SmokeCheck"/>.</summary>
    SmokeTests,
}
