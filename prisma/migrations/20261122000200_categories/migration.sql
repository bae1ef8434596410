-- The shelves every new shop starts with; an import may add its own.
INSERT INTO category (id, slug, name, name_en, position) VALUES
  ('rau-cu', 'rau-cu', 'Rau củ', 'Vegetables', 1),
  ('trai-cay', 'trai-cay', 'Trái cây', 'Fruit', 2),
  ('gao-ngu-coc', 'gao-ngu-coc', 'Gạo & ngũ cốc', 'Rice & grains', 3),
  ('thit-trung', 'thit-trung', 'Thịt & trứng', 'Meat & eggs', 4),
  ('thuy-hai-san', 'thuy-hai-san', 'Thủy hải sản', 'Fish & seafood', 5),
  ('nam', 'nam', 'Nấm', 'Mushrooms', 6),
  ('tra-ca-phe', 'tra-ca-phe', 'Trà & cà phê', 'Tea & coffee', 7),
  ('gia-vi-mam', 'gia-vi-mam', 'Gia vị & mắm', 'Spices & fish sauce', 8),
  ('mat-ong-thao-duoc', 'mat-ong-thao-duoc', 'Mật ong & thảo dược', 'Honey & herbs', 9),
  ('dac-san', 'dac-san', 'Đặc sản', 'Local specialities', 10),
  ('hoa-cay-canh', 'hoa-cay-canh', 'Hoa & cây cảnh', 'Flowers & plants', 11)
ON CONFLICT DO NOTHING;
