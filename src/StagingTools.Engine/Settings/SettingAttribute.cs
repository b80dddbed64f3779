namespace StagingTools.Engine.Settings;

/// <summary>Says which setting a request's property has when the user does not give it.</summary>
/// <param name="name">The setting's name in <see cref="SettingCatalog"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string name) : Attribute
{
    /// <summary>The setting's name.</summary>
    public string Name { get; } = name;
}
