namespace Amazon.RDS.Model;

public class CharacterSet
{
    public string? CharacterSetName { get; set; }
    public string? CharacterSetDescription { get; set; }
}
