# The specification fixes these names. Two projects with an environment of the same name in one VPC tell their
# groups apart by security_group_prefix.

resource "aws_security_group" "app" {
  name        = "${var.security_group_prefix}app-${var.environment}-sg"
  description = "Application of ${var.name}"
  vpc_id      = data.aws_vpc.this.id

  tags = { Name = "${var.security_group_prefix}app-${var.environment}-sg" }
}

resource "aws_security_group" "rds" {
  name        = "${var.security_group_prefix}rds-${var.environment}-sg"
  description = "PostgreSQL of ${var.name}"
  vpc_id      = data.aws_vpc.this.id

  tags = { Name = "${var.security_group_prefix}rds-${var.environment}-sg" }
}

resource "aws_security_group" "redis" {
  name        = "${var.security_group_prefix}redis-${var.environment}-sg"
  description = "Redis of ${var.name}"
  vpc_id      = data.aws_vpc.this.id

  tags = { Name = "${var.security_group_prefix}redis-${var.environment}-sg" }
}

locals {
  public_ports = toset([for port in [80, 443, var.container_port] : tostring(port)])

  public_rules = {
    for pair in setproduct(local.public_ports, var.allowed_http_cidrs) :
    "${pair[0]} from ${pair[1]}" => { port = tonumber(pair[0]), cidr = pair[1] }
  }
}

resource "aws_vpc_security_group_ingress_rule" "app_public" {
  for_each = local.public_rules

  security_group_id = aws_security_group.app.id
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr

  tags = { Name = "app-${each.value.port}" }
}

resource "aws_vpc_security_group_ingress_rule" "app_ssh" {
  count = var.allowed_ssh_cidr == null ? 0 : 1

  security_group_id = aws_security_group.app.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = var.allowed_ssh_cidr

  tags = { Name = "ssh" }
}

# Load balancer and instance share the application's group; behind the balancer each task gets a port of the
# ephemeral range that Docker takes its dynamic host ports from.
resource "aws_vpc_security_group_ingress_rule" "app_dynamic_ports" {
  count = var.load_balancer_enabled ? 1 : 0

  security_group_id            = aws_security_group.app.id
  ip_protocol                  = "tcp"
  from_port                    = 32768
  to_port                      = 65535
  referenced_security_group_id = aws_security_group.app.id

  tags = { Name = "load-balancer-to-tasks" }
}

resource "aws_vpc_security_group_ingress_rule" "rds_from_app" {
  security_group_id            = aws_security_group.rds.id
  ip_protocol                  = "tcp"
  from_port                    = var.db_port
  to_port                      = var.db_port
  referenced_security_group_id = aws_security_group.app.id

  tags = { Name = "postgresql-from-app" }
}

resource "aws_vpc_security_group_ingress_rule" "redis_from_app" {
  security_group_id            = aws_security_group.redis.id
  ip_protocol                  = "tcp"
  from_port                    = var.cache_port
  to_port                      = var.cache_port
  referenced_security_group_id = aws_security_group.app.id

  tags = { Name = "redis-from-app" }
}

resource "aws_vpc_security_group_egress_rule" "all" {
  for_each = {
    app   = aws_security_group.app.id
    rds   = aws_security_group.rds.id
    redis = aws_security_group.redis.id
  }

  security_group_id = each.value
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"

  tags = { Name = "all-outbound" }
}
