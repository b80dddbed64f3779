namespace Amazon.ECS.Model;

public class CreatedAt
{
    public DateTime? Before { get; set; }
    public DateTime? After { get; set; }
}
