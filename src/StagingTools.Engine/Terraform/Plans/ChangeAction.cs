namespace StagingTools.Engine.Terraform.Plans;

/// <summary>What a plan does to a resource.</summary>
public enum ChangeAction
{
    /// <summary>Makes it.</summary>
    Create,

    /// <summary>Changes it in place.</summary>
    Update,

    /// <summary>Destroys it and makes it anew; what it held is lost.</summary>
    Replace,

    /// <summary>Destroys it.</summary>
    Destroy,

    /// <summary>Only takes over what exists, or forgets it; AWS is left as it is.</summary>
    Adopt,
}
